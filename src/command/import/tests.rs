//! Imports through the command: what lies where afterwards, and what is said.
