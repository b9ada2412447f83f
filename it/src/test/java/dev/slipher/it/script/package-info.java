/** What a case file says: its text, parsed into steps; nothing here talks to a server. */
package dev.slipher.it.script;
