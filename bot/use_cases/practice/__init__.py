"""Being asked, answering, being helped."""
