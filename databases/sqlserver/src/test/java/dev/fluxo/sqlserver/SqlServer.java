package dev.fluxo.sqlserver;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mssqlserver.MSSQLServerContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A server to test on: the one that {@code -Detl.test.sqlserver.url}, {@code .user} and {@code .password} name, or else one
 * in a container, where Docker runs. {@code -Detl.test.sqlserver.image} takes another version than 2022.
 *
 * @param url without a database
 */
record SqlServer(String url, String user, String password) {
    static final String PROPERTY = "etl.test.sqlserver.";

    private static final Logger LOG = LoggerFactory.getLogger(SqlServer.class);
    private static final String IMAGE = "mcr.microsoft.com/mssql/server";

    /** Null where there is none; then the log says so. */
    static @Nullable SqlServer find() {
        String url = System.getProperty(PROPERTY + "url");
        if (url != null) {
            return new SqlServer(
                    url, System.getProperty(PROPERTY + "user", "sa"), System.getProperty(PROPERTY + "password", ""));
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return started();
        }
        LOG.warn("SQL Server is not tested: no Docker here; name a server by -D{}url, .user and .password", PROPERTY);
        return null;
    }

    /** Ends with this JVM. */
    @SuppressWarnings("resource")
    private static SqlServer started() {
        DockerImageName image = DockerImageName.parse(System.getProperty(PROPERTY + "image", IMAGE + ":2022-latest"))
                .asCompatibleSubstituteFor(IMAGE);
        MSSQLServerContainer container = new MSSQLServerContainer(image).acceptLicense();
        container.start();
        String url = "jdbc:sqlserver://" + container.getHost() + ":" + container.getMappedPort(1433)
                + ";encrypt=true;trustServerCertificate=true";
        return new SqlServer(url, container.getUsername(), container.getPassword());
    }
}
