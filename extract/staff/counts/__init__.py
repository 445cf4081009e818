"""How many hold a title: the numbers, shares and factors before and after it."""
