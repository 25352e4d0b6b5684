package org.mixedmodels.knime.view;

import java.util.ArrayList;
import java.util.List;

/** One side of an equation or all of it, token by token. */
final class MathRow {

    static final String EQUALS = "=";
    private static final String PLUS = "+";

    private final List<ViewObject> m_tokens = new ArrayList<>();

    /** Adds a symbol with a subscript. */
    MathRow symbol(String symbol, String sub) {
        m_tokens.add(new ViewObject().with("symbol", symbol).with("sub", sub));
        return this;
    }

    /** Adds a symbol with a subscript and a superscript. */
    MathRow symbol(String symbol, String sub, String sup) {
        ViewObject token = new ViewObject().with("symbol", symbol);
        m_tokens.add((sub.isEmpty() ? token : token.with("sub", sub)).with("sup", sup));
        return this;
    }

    /** Adds a column's name with a subscript. */
    MathRow name(String name, String sub) {
        m_tokens.add(new ViewObject().with("name", name).with("sub", sub));
        return this;
    }

    /** Adds an operator or bracket. */
    MathRow op(String op) {
        m_tokens.add(new ViewObject().with("op", op));
        return this;
    }

    /** Adds a plus sign, but not behind the equals sign. */
    MathRow plus() {
        return startsTerm() ? this : op(PLUS);
    }

    /** Adds an estimate as a term of a sum: its sign, then its size. */
    MathRow term(double estimate) {
        if (!startsTerm()) {
            op(estimate < 0 ? "\u2212" : PLUS);
            return number(Math.abs(estimate));
        }
        return number(estimate);
    }

    private boolean startsTerm() {
        return m_tokens.isEmpty()
                || EQUALS.equals(m_tokens.get(m_tokens.size() - 1).fields().get("op"));
    }

    /** Adds a number. */
    MathRow number(double number) {
        m_tokens.add(new ViewObject().with("number", number));
        return this;
    }

    /** Adds a matrix, row by row. */
    MathRow matrix(List<List<List<ViewObject>>> rows) {
        m_tokens.add(new ViewObject().with("matrix", rows));
        return this;
    }

    /** Adds the tokens of another row. */
    MathRow addAll(List<ViewObject> tokens) {
        m_tokens.addAll(tokens);
        return this;
    }

    /** Returns the tokens. */
    List<ViewObject> tokens() {
        return List.copyOf(m_tokens);
    }
}
