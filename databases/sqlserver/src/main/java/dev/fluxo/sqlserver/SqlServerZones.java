package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The zone of the server, which is that of its machine. From 2019 on, and on Azure, it tells the name, as Windows has it. */
final class SqlServerZones {
    private SqlServerZones() {}

    static Sql zones() {
        return Batch.of("""
                DECLARE @zone nvarchar(128);
                IF CAST(SERVERPROPERTY('ProductMajorVersion') AS int) >= 15 OR CAST(SERVERPROPERTY('EngineEdition') AS int) IN (5, 8)
                EXEC sys.sp_executesql N'SELECT @name = CURRENT_TIMEZONE_ID()', N'@name nvarchar(128) OUTPUT', @name = @zone OUTPUT;
                SELECT @zone, N'the server', DATEPART(tzoffset, SYSDATETIMEOFFSET()) * 60""");
    }

    /** Of a zone whose name is not told, or means nothing here, the offset of now is known: it has no other season. */
    static SaidZone zone(@Nullable String name, String who, long offset) {
        String iana = name == null ? null : Names.IANA.getProperty(name.replace(' ', '_'));
        SaidZone said = SaidZone.of(iana == null ? name : iana, who, offset);
        return said.zone() == null ? SaidZone.of(null, who, offset) : said;
    }

    /** Read when the first name is looked up. */
    private static final class Names {
        static final Properties IANA = read();

        private static Properties read() {
            Properties names = new Properties();
            try (InputStream file = Objects.requireNonNull(
                    SqlServerZones.class.getResourceAsStream("windows-zones.properties"), "a file of this jar")) {
                names.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }
    }
}
