"""The words of the domain: frozen values that know nothing of files, clocks or people at a screen."""
