"""What of a knowledge base a site shows, to whom, and what it holds back."""
