package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All keys of a side in pages, by one statement. Until it is closed the session serves it alone. */
final class KeyPages implements PageMerge.Pages, AutoCloseable {
    private static final List<DataType> PAGE = List.of(DataType.of(TypeKind.BINARY, "page"));

    private final @Nullable Session own;
    private final Cursor cursor;
    private final @Nullable Object[] page = new Object[1];
    private boolean ended;

    private KeyPages(@Nullable Session own, Session session, Sql pages) {
        this.own = own;
        this.cursor = session.open(pages, PAGE, 1);
    }

    /** In the session's transaction. */
    static KeyPages of(Session session, Sql pages) {
        return new KeyPages(null, session, pages);
    }

    /** In a session of their own. */
    static KeyPages of(Database source, Sql pages) {
        Session session = source.reader();
        try {
            return new KeyPages(session, session, pages);
        } catch (Throwable e) {
            session.close();
            throw e;
        }
    }

    @Override
    public byte @Nullable [] next() {
        ended = ended || !cursor.next(page);
        return ended ? null : (byte[]) page[0];
    }

    /** Reads what is left: to end it before would end the transaction of some databases. */
    void drain() {
        while (next() != null) {
            // Nobody wants it.
        }
    }

    @Override
    public void close() {
        try (own) {
            cursor.close();
        }
    }
}
