//! The program through its users' doors: the command line and the files it leaves.

mod command_line;
