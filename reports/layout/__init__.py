"""From views to contents of finished words, in one language: papers, tables, records and pages."""
