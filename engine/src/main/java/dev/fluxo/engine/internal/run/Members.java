package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees to it that the members of an entity are in its target, as the spec has them. They come from no source, and no count has them. */
final class Members implements AroundLoad {
    private static final Log LOG = Log.of(Members.class);

    private final String entity;
    private final TableName table;
    private final List<Member> members;

    Members(EntityPlan plan) {
        this.entity = plan.entity();
        this.table = plan.merge().target();
        this.members = plan.members();
    }

    @Override
    public void before(Session target) {
        TargetSql sql = target.dialect().target();
        for (Member member : members) {
            List<List<@Nullable Object>> found = target.query(sql.findMember(table, member), row -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < member.columns().size(); i++) {
                    values.add(row.value(i + 1, member.columns().get(i).type()));
                }
                return values;
            });
            if (found.isEmpty()) {
                target.update(sql.insertMember(table, member));
                LOG.info("{}: a member was added, {}", entity, key(member));
            } else if (!member.changeable().isEmpty() && !same(member, found.get(0))) {
                target.update(sql.updateMember(table, member));
                LOG.info("{}: a member was brought to what the spec says, {}", entity, key(member));
            }
        }
    }

    private static String key(Member member) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < member.key().size(); i++) {
            parts.add(member.key().get(i).name() + "=" + member.keyValues().get(i));
        }
        return String.join(", ", parts);
    }

    private static boolean same(Member member, List<@Nullable Object> found) {
        for (int i = 0; i < member.columns().size(); i++) {
            if (!same(member.columns().get(i), member.values().get(i), found.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Column column, @Nullable Object wanted, @Nullable Object found) {
        if (wanted == null || found == null) {
            return wanted == found;
        }
        if (wanted instanceof BigDecimal a && found instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (wanted instanceof OffsetDateTime a && found instanceof OffsetDateTime b) {
            return a.isEqual(b);
        }
        if (wanted instanceof byte[] a && found instanceof byte[] b) {
            return Arrays.equals(a, b);
        }
        boolean text = column.type().kind() == TypeKind.TEXT;
        // A CHAR is filled with blanks.
        return text ? wanted.toString().stripTrailing().equals(found.toString().stripTrailing()) : wanted.equals(found);
    }
}
