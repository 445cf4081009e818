"""From pages, archives and mail to threads: everything that knows HTTP, markup and how boards write dates."""
