/** MariaDB and MySQL, both by MariaDB's driver: the dialect, and how rows come in. A database of theirs is a schema here. */
@NullMarked
package dev.fluxo.mysql;

import org.jspecify.annotations.NullMarked;
