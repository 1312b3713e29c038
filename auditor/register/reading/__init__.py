"""Reading registers: the monthly form as it comes back, or typed by hand."""
