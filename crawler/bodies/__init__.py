"""Bodies of posts: from their markup or plain text to their author's words, other people's words beside them."""
