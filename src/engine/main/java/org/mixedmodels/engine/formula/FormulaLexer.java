package org.mixedmodels.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;

/** Splits a formula into names, numbers and operators. */
final class FormulaLexer {

    private static final String OPERATORS = "~+-*/:^()|,=";

    private final String formula;
    private int at;

    private FormulaLexer(String formula) {
        this.formula = formula;
    }

    static List<Token> tokens(String formula) {
        return new FormulaLexer(formula).tokens();
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        for (skipBlanks(); at < formula.length(); skipBlanks()) {
            tokens.add(next());
        }
        tokens.add(new Token(Token.Kind.END, "", formula.length() + 1));
        return tokens;
    }

    private void skipBlanks() {
        while (at < formula.length() && Character.isWhitespace(formula.charAt(at))) {
            at++;
        }
    }

    private Token next() {
        char first = formula.charAt(at);
        int position = at + 1;
        if (first == '`') {
            return new Token(Token.Kind.NAME, quoted(), position);
        }
        if (formula.startsWith("||", at)) {
            at += 2;
            return new Token(Token.Kind.OPERATOR, "||", position);
        }
        if (OPERATORS.indexOf(first) >= 0) {
            at++;
            return new Token(Token.Kind.OPERATOR, String.valueOf(first), position);
        }
        if (!isNamePart(first)) {
            throw error("The formula has a character \"" + first + "\" at position " + position
                    + " that cannot stand there.");
        }
        int start = at;
        while (at < formula.length() && isNamePart(formula.charAt(at))) {
            at++;
        }
        String text = formula.substring(start, at);
        return new Token(Character.isDigit(first) ? Token.Kind.NUMBER : Token.Kind.NAME, text, position);
    }

    private String quoted() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < formula.length() && formula.charAt(at) != '`') {
            if (formula.charAt(at) == '\\' && at + 1 < formula.length()) {
                at++;
            }
            name.append(formula.charAt(at++));
        }
        if (at == formula.length() || name.isEmpty()) {
            throw error("The quoted name that starts at position " + (start + 1) + " of the formula has no "
                    + (name.isEmpty() ? "letters." : "closing backtick."));
        }
        at++;
        return name.toString();
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }

    static InvalidInputException error(String message) {
        return error(
                message,
                "Write the formula as in lme4: y ~ x * z + (1 + x | school); put names with blanks in `backticks`.");
    }

    static InvalidInputException error(String message, String advice) {
        return new InvalidInputException(InputProblem.Kind.FORMULA, message, advice);
    }
}
