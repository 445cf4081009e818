"""Whom the department does not employ: services that are bought, and people whom others lend."""
