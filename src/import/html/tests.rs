//! Pages as WPS, Word, portals and WeChat make them.
