"""A report made readable: letter, web page, workbook, JSON, terminal. Nothing here judges anything."""
