//! ZB6: kinds.

use super::family;

family! {}
