"""The shapes of the API's answers: a contract with the outside."""
