"""The letter around a plan: its title, whom it is to, who signs and when, and what the page prints below."""
