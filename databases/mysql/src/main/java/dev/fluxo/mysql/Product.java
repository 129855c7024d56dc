package dev.fluxo.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/** Whose server it is: the two speak one language, but for what is told here. */
enum Product {
    MARIADB,
    /** Takes no statement that names a temporary table twice. */
    MYSQL;

    /** By the version that the server told when it was connected to. */
    static Product of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("MariaDB") ? MARIADB : MYSQL;
    }
}
