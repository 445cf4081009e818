"""What several platforms of one family share: board programs that grew out of one another, or have several forms."""
