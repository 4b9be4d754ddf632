//! ZB2: front_matter.

use super::family;

family! {}
