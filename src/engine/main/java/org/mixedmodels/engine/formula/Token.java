package org.mixedmodels.engine.formula;

/**
 * A piece of a formula.
 *
 * @param kind what it is
 * @param text the name without quotes, the number, or the operator
 * @param position where it starts, counted from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NAME,
        NUMBER,
        OPERATOR,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** The token as a person would point at it. */
    String shown() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
