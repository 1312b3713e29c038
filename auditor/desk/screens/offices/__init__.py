"""The offices: found, looked at one by one, and why each stands as it does."""
