"""Templates, styles and scripts of the site; publish/ turns them into pages."""
