"""Makes the sample cases: fictional applicants, their forms and papers, and what a reviewer expects.

Run ``python -m samples._generator`` from the project's root. Same code, same fonts, same bytes.
"""
