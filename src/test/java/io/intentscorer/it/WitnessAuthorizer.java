package io.intentscorer.it;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's standard authorizer, which remembers what everybody wanted and whether it was allowed.
 */
public final class WitnessAuthorizer extends StandardAuthorizer {
  // Kafka makes the authorizer itself, from its class's name: there is no other way to hand it out.
  private static final Set<Wish> WISHES = ConcurrentHashMap.newKeySet();
  private static final Map<String, AuthorizableRequestContext> WHO = new ConcurrentHashMap<>();

  /** What somebody wanted to do. */
  record Wish(String user, AclOperation operation, ResourcePattern resource, boolean allowed) {}

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    String user = context.principal().getName();
    WHO.put(user, context);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      // What is only asked for, so that an answer may leave it out, is no wish.
      if (results.get(i) == AuthorizationResult.ALLOWED || action.logIfDenied()) {
        WISHES.add(
            new Wish(
                user,
                action.operation(),
                action.resourcePattern(),
                results.get(i) == AuthorizationResult.ALLOWED));
      }
    }
    return results;
  }

  static void forget() {
    WISHES.clear();
  }

  static List<Wish> allowed(String user) {
    return WISHES.stream().filter(wish -> wish.user().equals(user) && wish.allowed()).toList();
  }

  static List<Wish> denied(String user) {
    return WISHES.stream().filter(wish -> wish.user().equals(user) && !wish.allowed()).toList();
  }

  /** What of all that a user was allowed would have been denied under other permissions. */
  static List<Wish> deniedUnder(String user, Collection<AclBinding> permissions) {
    StandardAuthorizer other = new StandardAuthorizer();
    other.configure(Map.of());
    other.withPluginMetrics(new PluginMetricsImpl(new Metrics(), Map.of()));
    Map<Uuid, StandardAcl> acls = new ConcurrentHashMap<>();
    permissions.forEach(acl -> acls.put(Uuid.randomUuid(), StandardAcl.fromAclBinding(acl)));
    other.loadSnapshot(acls);
    other.completeInitialLoad();
    List<Wish> wishes = allowed(user);
    List<Action> actions = new ArrayList<>();
    wishes.forEach(
        wish -> actions.add(new Action(wish.operation(), wish.resource(), 1, false, false)));
    AuthorizableRequestContext context = WHO.get(user);
    List<AuthorizationResult> results =
        context == null ? List.of() : other.authorize(context, actions);
    List<Wish> denied = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) == AuthorizationResult.DENIED) {
        denied.add(wishes.get(i));
      }
    }
    return denied;
  }
}
