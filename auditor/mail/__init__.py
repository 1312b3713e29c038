"""Official e-mail: codes go out to official mailboxes, and signed answers come back as proof; the only user of SMTP, IMAP and DNS."""
