package dev.fluxo.engine.spi;

/** A dialect made of its parts, each an object without state. What is left to write is what a database has of its own. */
public abstract class StandardDialect implements Dialect {
    private final String name;
    private final UrlRules urls;
    private final SourceSql source;
    private final TargetSql target;
    private final DdlSql ddl;
    private final LockSql locks;

    /** @param name as {@link Dialect#name} gives it */
    protected StandardDialect(
            String name, UrlRules urls, SourceSql source, TargetSql target, DdlSql ddl, LockSql locks) {
        this.name = name;
        this.urls = urls;
        this.source = source;
        this.target = target;
        this.ddl = ddl;
        this.locks = locks;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final UrlRules urls() {
        return urls;
    }

    @Override
    public final SourceSql source() {
        return source;
    }

    @Override
    public final TargetSql target() {
        return target;
    }

    @Override
    public final DdlSql ddl() {
        return ddl;
    }

    @Override
    public final LockSql locks() {
        return locks;
    }
}
