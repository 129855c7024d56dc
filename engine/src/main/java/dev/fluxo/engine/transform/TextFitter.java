package dev.fluxo.engine.transform;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.ValueText;

/** Texts within the column's length; other values but binary as their canonical text. */
final class TextFitter extends Fitter {
    TextFitter(DataType type) {
        super(type);
    }

    @Override
    Object fit(Object value) {
        if (value instanceof byte[]) {
            throw misfit(value);
        }
        String text = value instanceof String string ? string : ValueText.write(value);
        if (type().length() > 0 && units(text) > type().length()) {
            throw misfit(text, units(text) == length(text) ? null : "it takes " + units(text) + " UTF-16 units");
        }
        return text;
    }

    /**
     * What a column's length counts: UTF-16 units, as H2 and SQL Server's nvarchar do. PostgreSQL counts code points, which are
     * never more, so a text that fits here fits there.
     */
    private static int units(String text) {
        return text.length();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
