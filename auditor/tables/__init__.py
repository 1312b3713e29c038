"""What a spreadsheet or CSV really says."""
