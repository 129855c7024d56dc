/**
 * The documentation of a project as a static site: pages without scripts, which a browser shows from a file.
 */
@NullMarked
package dev.fluxo.engine.report.site;

import org.jspecify.annotations.NullMarked;
