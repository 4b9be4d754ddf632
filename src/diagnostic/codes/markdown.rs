//! ZB3: markdown.

use super::family;

family! {}
