"""Le français écrit et lu : nombres, dates, typographie."""
