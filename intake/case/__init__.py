"""What lies beside a case: its folder of outputs, and the certification body's own settings."""
