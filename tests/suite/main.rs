//! The program through its users' doors: the command line and the files it leaves; and the laws of the
//! house.

mod addresses;
mod account;
mod characters;
mod command_line;
mod diagnostics;
mod faults;
mod feeds;
mod find;
mod gongshi;
mod import;
mod mutations;
mod names;
mod pictures;
mod properties;
mod publish;
mod published;
mod repairs;
mod search;
mod sites;
mod stopped;
mod support;
mod surroundings;
mod themes;
mod tidy;
mod withdrawn;
