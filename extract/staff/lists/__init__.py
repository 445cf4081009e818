"""Staff lists: lines that each give a title, a part of the department or a service, with a number or without."""
