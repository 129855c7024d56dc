/**
 * Results as JSON, for programs. A field is declared once, with its name, what it holds and what it means: by that it is written, its schema and its
 * line of docs/json.md are made. {@link dev.fluxo.engine.report.json.Document} is the door.
 */
@NullMarked
package dev.fluxo.engine.report.json;

import org.jspecify.annotations.NullMarked;
