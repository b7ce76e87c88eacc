"""The language's own matters: normalising text, dates, numbers, money, codes, phones, standards."""
