package dev.fluxo.engine.internal.spec;

/** The project and the entity that the design explains the language with. */
final class DesignExample {
    static final String PROJECT = """
            version: 1
            control: dw                        # connection that holds ctl.* and audit.*; default: the only target
            defaults: { batch_size: 50000, on_error: fail }     # merged into every entity, key by key
            profile: demo                      # used when -Detl.profile is absent
            profiles:
              demo:                            # embedded, zero set-up: created and filled on first use
                connections:
                  oltp: { url: "jdbc:h2:file:${project.dir}/../target/demo/oltp", setup: ../sql/demo/oltp-h2.sql }
                  dw:   { url: "jdbc:h2:file:${project.dir}/../target/demo/dw",   setup: ../sql/demo/dw-h2.sql }
              prod:
                connections:
                  oltp: { url: "jdbc:sqlserver://${env:OLTP_HOST};databaseName=shop", user: "${env:OLTP_USER}", password: "${env:OLTP_PASSWORD}" }
                  dw:   { url: "jdbc:sqlserver://${env:DW_HOST};databaseName=dw", server_id: dw, pool: { size: 4 } }   # server_id: settings.xml <server>
            """;

    static final String ENTITY = """
            # yaml-language-server: $schema=./.schema/entity.schema.json
            entity: dim_cliente                # [a-z][a-z0-9_]*, unique; the row in ctl.etl_control
            description: Customers, one row each, latest values
            tags: [crm, daily]
            depends_on: []                     # entities that must succeed earlier in the same run
            source:
              connection: oltp
              query: |
                SELECT id, name, email, phone, state, credit_limit, updated_at
                FROM core.customers
            watermark:
              columns: [updated_at, id]        # composite, ascending; the last makes it unique
              clock: local                     # local | utc: which clock of the source's server writes updated_at
              fence: safe                      # safe | writers | none
              lag: 0s                          # stay this far behind the fence
              on_null: fail                    # fail | skip: what a NULL in a watermark column does
            columns:                           # target column: source column, or a mapping
              customer_id: id
              nome:   { from: name,  transform: [trim, collapse_spaces, title_case] }
              email:  { from: email, transform: [trim, lower, empty_to_null] }
              uf:     { from: state, transform: [trim, upper], check: "uf =~ '[A-Z]{2}'", on_error: reject }
              faixa:  { expression: "credit_limit >= 10000 ? 'ALTA' : 'PADRAO'" }
              updated_at: updated_at
            target:
              connection: dw
              table: dim.DIM_CLIENTE
              keys: [customer_id]              # target columns; the MERGE key
              strategy: type1                  # what history is kept
              write: merge                     # merge | update_insert: the statement that does it; the results are equal
              loaded_at: dw_loaded_at          # optional: set by the engine when a row is inserted or really changes
            batch_size: 50000                  # rows read, counted and handed on together
            commit: entity                     # entity | batch
            on_error: fail                     # fail | reject (to audit.etl_reject), per entity or per column
            max_rejects: 100                   # more than this and the entity fails; also `1%`
            tests:                             # run by `mvn etl:test` and `etl:validate`, no database
              - name: trims and classifies
                given:  [{ id: 1, name: "  ana  SILVA ", email: "", state: sp, credit_limit: 12000, updated_at: 2026-01-01T00:00:00 }]
                expect: [{ customer_id: 1, nome: "Ana Silva", email: null, uf: SP, faixa: ALTA }]
            """;

    private DesignExample() {}
}
