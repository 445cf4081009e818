"""Staff tables: a row, a title; which column says what, and how many people each row has."""
