"""What the records of other systems say of accounts: files recognised by their content, read through declared mappings."""
