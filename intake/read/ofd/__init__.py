"""OFD files (GB/T 33190-2016): electronic licences, invoices, official papers."""
