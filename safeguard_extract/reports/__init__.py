"""What people read: lines and tables for a terminal."""
