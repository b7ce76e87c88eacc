"""The review desk: web pages over reports and decisions. It shows what lies beside a case and calls what
the commands call; no rule of any scheme lives here."""
