"""Why a duty stands as it does."""
