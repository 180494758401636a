package io.intentscorer.bench;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import io.intentscorer.bench.MatchCases.Company;
import io.intentscorer.bench.MatchCases.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Drools: a rule for each criterion, which adds its points. Written as an executable model, so that
 * conditions are compiled Java and not interpreted. Each fact of a company is a fact of its own,
 * and a set is a rule for each member, because Drools finds equal constants by hash and ranges by a
 * tree but tries sets one after the other. One session is used for all companies, since making one
 * for so many rules costs more than a match: facts in, all rules fired, facts out.
 */
final class DroolsMatcher implements Matcher {
  private final List<List<Object>> companies;
  private final KieSession session;
  private final int[][] points;

  /** The criteria that a company meets, a bit each: a list can meet one twice. */
  private final int[] met;

  record Industry(String name) {}

  record Employees(double number) {}

  record Country(String name) {}

  record Technology(String name) {}

  record Revenue(double amount) {}

  DroolsMatcher(List<Profile> profiles, List<Company> companies) {
    points = profiles.stream().map(Profile::points).toArray(int[][]::new);
    met = new int[profiles.size()];
    ModelImpl model = new ModelImpl();
    for (int i = 0; i < profiles.size(); i++) {
      Profile profile = profiles.get(i);
      members(model, Industry.class, Industry::name, profile.industries(), i, 0);
      band(model, Employees.class, Employees::number, profile.fewest(), profile.most(), i, 1);
      members(model, Country.class, Country::name, profile.countries(), i, 2);
      members(model, Technology.class, Technology::name, profile.technologies(), i, 3);
      band(model, Revenue.class, Revenue::amount, profile.lowest(), profile.highest(), i, 4);
    }
    KieBase base = KieBaseBuilder.createKieBaseFromModel(model);
    session = base.newKieSession();
    this.companies = companies.stream().map(DroolsMatcher::facts).toList();
  }

  @Override
  public int[] scores(int company) {
    Arrays.fill(met, 0);
    List<FactHandle> handles = new ArrayList<>();
    for (Object fact : companies.get(company)) {
      handles.add(session.insert(fact));
    }
    session.fireAllRules();
    handles.forEach(session::delete);
    int[] scores = new int[met.length];
    for (int i = 0; i < scores.length; i++) {
      for (int criterion = 0; met[i] >>> criterion != 0; criterion++) {
        scores[i] += ((met[i] >>> criterion) & 1) * points[i][criterion];
      }
    }
    return scores;
  }

  private <T> void members(
      ModelImpl model,
      Class<T> type,
      Function1<T, String> value,
      Set<String> members,
      int profile,
      int criterion) {
    for (String member : members) {
      Variable<T> fact = declarationOf(type);
      model.addRule(
          rule(profile + "/" + criterion + "/" + member)
              .build(
                  pattern(fact)
                      .expr(
                          type.getSimpleName() + " is " + member,
                          (T it) -> member.equals(value.apply(it)),
                          alphaIndexedBy(String.class, ConstraintType.EQUAL, 0, value, member)),
                  on(fact).execute(it -> met[profile] |= 1 << criterion)));
    }
  }

  private <T> void band(
      ModelImpl model,
      Class<T> type,
      Function1<T, Double> value,
      double low,
      double high,
      int profile,
      int criterion) {
    Variable<T> fact = declarationOf(type);
    model.addRule(
        rule(profile + "/" + criterion)
            .build(
                pattern(fact)
                    .expr(
                        type.getSimpleName() + " from " + low,
                        (T it) -> value.apply(it) >= low,
                        alphaIndexedBy(
                            Double.class, ConstraintType.GREATER_OR_EQUAL, 0, value, low))
                    .expr(
                        type.getSimpleName() + " to " + high,
                        (T it) -> value.apply(it) <= high,
                        alphaIndexedBy(Double.class, ConstraintType.LESS_OR_EQUAL, 0, value, high)),
                on(fact).execute(it -> met[profile] |= 1 << criterion)));
  }

  private static List<Object> facts(Company company) {
    List<Object> facts = new ArrayList<>();
    if (company.industry() != null) {
      facts.add(new Industry(company.industry()));
    }
    if (company.employees() != null) {
      facts.add(new Employees(company.employees()));
    }
    if (company.country() != null) {
      facts.add(new Country(company.country()));
    }
    if (company.technologies() != null) {
      company.technologies().forEach(name -> facts.add(new Technology(name)));
    }
    if (company.revenue() != null) {
      facts.add(new Revenue(company.revenue()));
    }
    return facts;
  }
}
