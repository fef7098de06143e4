"""Right and wrong answers of 02.03."""


# %% right mean_squared_error: a loop without NumPy
def mean_squared_error(y_true, y_pred):
    if len(y_true) == 0 or len(y_true) != len(y_pred):
        raise ValueError("长度")
    total = 0.0
    for i in range(len(y_true)):
        total += (y_true[i] - y_pred[i]) ** 2
    return total / len(y_true)


# %% right mean_squared_error: scikit-learn, which raises ValueError itself
from sklearn.metrics import mean_squared_error as library


def mean_squared_error(y_true, y_pred):
    return library(y_true, y_pred)


# %% right mean_squared_error: a dot product of the residuals
def mean_squared_error(y_true, y_pred):
    a, b = np.array(y_true), np.array(y_pred)
    if a.shape != b.shape or a.size == 0:
        raise ValueError
    r = a - b
    return r @ r / r.size


# %% wrong mean_squared_error: the sum, not the mean -> mean_squared_error_test_values
def mean_squared_error(y_true, y_pred):
    if len(y_true) == 0 or len(y_true) != len(y_pred):
        raise ValueError
    return sum((a - b) ** 2 for a, b in zip(y_true, y_pred))


# %% wrong mean_squared_error: absolute errors -> mean_squared_error_test_values
def mean_squared_error(y_true, y_pred):
    if len(y_true) == 0 or len(y_true) != len(y_pred):
        raise ValueError
    return np.mean(np.abs(np.array(y_true) - np.array(y_pred)))


# %% wrong mean_squared_error: broadcasting hides a length of 1 -> mean_squared_error_test_bad_input
def mean_squared_error(y_true, y_pred):
    if len(y_true) == 0:
        raise ValueError
    return np.mean((np.array(y_true) - np.array(y_pred)) ** 2)


# %% wrong mean_squared_error: special-cases the example -> mean_squared_error_test_values
def mean_squared_error(y_true, y_pred):
    return 4 / 3


# %% right fit_line: np.polyfit on centred x
def fit_line(x, y):
    if len(x) != len(y) or len(set(np.asarray(x).tolist())) < 2:
        raise ValueError
    x = np.array(x, dtype=float)
    a, c = np.polyfit(x - x.mean(), y, 1)
    return a, c - a * x.mean()


# %% right fit_line: loops
def fit_line(x, y):
    n = len(x)
    if n != len(y) or n < 2 or min(x) == max(x):
        raise ValueError("点数不对，或者 x 全相等")
    mx, my = sum(x) / n, sum(y) / n
    top = bottom = 0
    for xi, yi in zip(x, y):
        top += (xi - mx) * (yi - my)
        bottom += (xi - mx) ** 2
    return (top / bottom, my - top / bottom * mx)


# %% right fit_line: covariance over variance, an array returned
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.size < 2 or x.size != y.size or np.ptp(x) == 0:
        raise ValueError
    a = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    return a, np.mean(y) - a * np.mean(x)


# %% wrong fit_line: intercept first -> fit_line_test_small
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.size < 2 or x.size != y.size or np.ptp(x) == 0:
        raise ValueError
    a, b = np.polyfit(x, y, 1)
    return b, a


# %% wrong fit_line: a line through the first and last point -> fit_line_test_random
def fit_line(x, y):
    if len(x) < 2 or len(x) != len(y) or min(x) == max(x):
        raise ValueError
    a = (y[-1] - y[0]) / (x[-1] - x[0])
    return a, y[0] - a * x[0]


# %% wrong fit_line: sums of products lose digits on large x -> fit_line_test_large_numbers
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    n = len(x)
    if n < 2 or n != len(y) or x.min() == x.max():
        raise ValueError
    a = (n * (x * y).sum() - x.sum() * y.sum()) / (n * (x**2).sum() - x.sum() ** 2)
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: the denominator is compared with 0, which rounding hides -> fit_line_test_bad_input
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y) or len(x) < 2:
        raise ValueError
    dx = x - x.mean()
    if (dx * dx).sum() == 0:
        raise ValueError
    a = (dx * y).sum() / (dx * dx).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: centres the argument in place -> fit_line_test_random
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.size < 2 or x.size != y.size or np.ptp(x) == 0:
        raise ValueError
    m = x.mean()
    x -= m
    a = (x * y).sum() / (x * x).sum()
    return a, y.mean() - a * m


# %% right r_squared: a loop
def r_squared(y_true, y_pred):
    m = sum(y_true) / len(y_true)
    if max(y_true) == min(y_true):
        raise ValueError
    res = tot = 0
    for a, b in zip(y_true, y_pred):
        res += (a - b) ** 2
        tot += (a - m) ** 2
    return 1 - res / tot


# %% right r_squared: mean squared error over variance
def r_squared(y_true, y_pred):
    y = np.array(y_true)
    if len(set(y.tolist())) == 1:
        raise ValueError("常数")
    return 1 - np.mean((y - np.array(y_pred)) ** 2) / np.var(y)


# %% wrong r_squared: the squared correlation -> r_squared_test_values
def r_squared(y_true, y_pred):
    if min(y_true) == max(y_true):
        raise ValueError
    return np.corrcoef(y_true, y_pred)[0, 1] ** 2


# %% wrong r_squared: mean of the predictions in the denominator
def r_squared(y_true, y_pred):
    y, p = np.array(y_true), np.array(y_pred)
    if min(y) == max(y):
        raise ValueError
    return 1 - ((y - p) ** 2).sum() / ((y - p.mean()) ** 2).sum()


# %% wrong r_squared: never below zero -> r_squared_test_random
def r_squared(y_true, y_pred):
    y, p = np.array(y_true), np.array(y_pred)
    if min(y) == max(y):
        raise ValueError
    return max(0, 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum())


# %% wrong r_squared: constant values go unnoticed -> r_squared_test_constant
def r_squared(y_true, y_pred):
    y, p = np.array(y_true), np.array(y_pred)
    return 1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum()


# %% wrong r_squared: the denominator is compared with 0, which rounding hides -> r_squared_test_constant
def r_squared(y_true, y_pred):
    y, p = np.array(y_true), np.array(y_pred)
    total = ((y - y.mean()) ** 2).sum()
    if total == 0:
        raise ValueError
    return 1 - ((y - p) ** 2).sum() / total


# %% wrong r_squared: a nearly constant truth is refused -> r_squared_test_constant
import numpy as np


def r_squared(y_true, y_pred):
    y = np.array(y_true, float)
    b = ((y - y.mean()) ** 2).sum()
    if b < 1e-6:
        raise ValueError
    return 1 - ((y - np.array(y_pred)) ** 2).sum() / b


# %% right add_bias: np.insert
def add_bias(X):
    X = np.array(X, dtype=float)
    if X.ndim == 1:
        X = X[:, None]
    return np.insert(X, 0, 1, axis=1)


# %% right add_bias: fills an array of ones
def add_bias(X):
    X = np.asarray(X)
    X = X.reshape(len(X), -1)
    result = np.ones((X.shape[0], X.shape[1] + 1))
    result[:, 1:] = X
    return result


# %% right add_bias: hstack of a column of ones
def add_bias(X):
    X = np.atleast_2d(np.asarray(X, float).T).T
    return np.hstack([np.ones((X.shape[0], 1)), X])


# %% wrong add_bias: the ones on the right -> add_bias_test_two_features
def add_bias(X):
    X = np.asarray(X, float)
    X = X.reshape(len(X), -1)
    return np.column_stack([X, np.ones(len(X))])


# %% wrong add_bias: a row of ones -> add_bias_test_two_features
def add_bias(X):
    X = np.atleast_2d(np.asarray(X, float))
    return np.vstack([np.ones(X.shape[1]), X])


# %% wrong add_bias: a one-dimensional X becomes a row -> add_bias_test_shapes
def add_bias(X):
    X = np.atleast_2d(np.asarray(X, float))
    return np.insert(X, 0, 1, axis=1)


# %% wrong add_bias: integers stay integers -> add_bias_test_shapes
def add_bias(X):
    X = np.asarray(X)
    X = X.reshape(len(X), -1)
    return np.insert(X, 0, 1, axis=1)


# %% right fit_linear: the pseudo-inverse
def fit_linear(X, y):
    A = np.insert(np.array(X, dtype=float), 0, 1, axis=1)
    return np.linalg.pinv(A) @ np.array(y)


# %% right fit_linear: scikit-learn
from sklearn.linear_model import LinearRegression


def fit_linear(X, y):
    model = LinearRegression().fit(X, y)
    return np.r_[model.intercept_, model.coef_]


# %% right fit_linear: normal equation solved by lstsq
def fit_linear(X, y):
    X = np.array(X)
    A = np.hstack([np.ones((X.shape[0], 1)), X])
    w, *_ = np.linalg.lstsq(A.T @ A, A.T @ np.array(y), rcond=None)
    return w


# %% wrong fit_linear: no bias -> fit_linear_test_exact
def fit_linear(X, y):
    return np.linalg.lstsq(np.asarray(X, float), np.asarray(y, float), rcond=None)[0]


# %% wrong fit_linear: the bias comes last -> fit_linear_test_exact
def fit_linear(X, y):
    X = np.asarray(X, float)
    return np.linalg.pinv(np.column_stack([X, np.ones(len(X))])) @ np.asarray(y, float)


# %% wrong fit_linear: inverse of a singular matrix -> fit_linear_test_collinear
def fit_linear(X, y):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    return np.linalg.inv(A.T @ A) @ A.T @ np.asarray(y, float)


# %% wrong fit_linear: a column vector is returned -> fit_linear_test_exact
def fit_linear(X, y):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    return np.linalg.pinv(A) @ np.asarray(y, float).reshape(-1, 1)


# %% right mse_gradient: loops over samples
def mse_gradient(A, y, w):
    n, d = A.shape
    g = np.zeros(d)
    for i in range(n):
        error = float(A[i] @ w) - y[i]
        for j in range(d):
            g[j] += 2 * error * A[i, j] / n
    return g


# %% right mse_gradient: mean over rows
def mse_gradient(A, y, w):
    error = A.dot(w) - y
    return (2 * error[:, None] * A).mean(axis=0)


# %% right mse_gradient: central differences
def mse_gradient(A, y, w):
    def loss(v):
        return np.mean((A @ v - y) ** 2)

    h = 1e-5
    return np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(len(w))])


# %% wrong mse_gradient: the factor 2 is missing -> mse_gradient_test_small
def mse_gradient(A, y, w):
    return A.T @ (A @ w - y) / len(y)


# %% wrong mse_gradient: not divided by n -> mse_gradient_test_small
def mse_gradient(A, y, w):
    return 2 * A.T @ (A @ w - y)


# %% wrong mse_gradient: divided by the number of features -> mse_gradient_test_numerical
def mse_gradient(A, y, w):
    return 2 / A.shape[1] * A.T @ (A @ w - y)


# %% wrong mse_gradient: the sign is turned round -> mse_gradient_test_small
def mse_gradient(A, y, w):
    return 2 / len(y) * A.T @ (y - A @ w)


# %% wrong mse_gradient: changes y in place -> mse_gradient_test_numerical
def mse_gradient(A, y, w):
    y -= A @ w
    return -2 / len(y) * A.T @ y


# %% right gradient_descent: while loop, losses in an array
def gradient_descent(A, y, learning_rate, steps):
    n, d = A.shape
    w = np.zeros(d)
    losses = np.empty(steps + 1)
    t = 0
    while True:
        r = A @ w - y
        losses[t] = r @ r / n
        if t == steps:
            return w, losses
        w = w - learning_rate * (2 / n) * (r @ A)
        t += 1


# %% right gradient_descent: helper functions, a list returned
def gradient_descent(A, y, learning_rate, steps):
    def loss(v):
        return float(((A @ v - y) ** 2).mean())

    def grad(v):
        return 2 * (A * (A @ v - y)[:, None]).mean(axis=0)

    path = [np.zeros(A.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - learning_rate * grad(path[-1]))
    return [path[-1], [loss(v) for v in path]]


# %% wrong gradient_descent: uphill -> gradient_descent_test_converges
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    losses = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        w = w + learning_rate * 2 / len(y) * A.T @ (A @ w - y)
        losses.append(np.mean((A @ w - y) ** 2))
    return w, losses


# %% wrong gradient_descent: the first loss is missing -> gradient_descent_test_two_steps
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    losses = []
    for _ in range(steps):
        w = w - learning_rate * 2 / len(y) * A.T @ (A @ w - y)
        losses.append(np.mean((A @ w - y) ** 2))
    return w, losses


# %% wrong gradient_descent: the gradient is computed only once -> gradient_descent_test_two_steps
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    g = 2 / len(y) * A.T @ (A @ w - y)
    losses = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        w = w - learning_rate * g
        losses.append(np.mean((A @ w - y) ** 2))
    return w, losses


# %% wrong gradient_descent: stops when the loss rises -> gradient_descent_test_every_step
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    losses = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        new = w - learning_rate * 2 / len(y) * A.T @ (A @ w - y)
        loss = np.mean((A @ new - y) ** 2)
        if loss > losses[-1]:
            break
        w = new
        losses.append(loss)
    return w, losses


# %% wrong gradient_descent: the factor 2 is missing -> gradient_descent_test_every_step
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    losses = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        w = w - learning_rate / len(y) * A.T @ (A @ w - y)
        losses.append(np.mean((A @ w - y) ** 2))
    return w, losses


# %% wrong gradient_descent: stops once the loss hardly falls -> gradient_descent_test_converges
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    losses = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        w = w - learning_rate * 2 / len(y) * A.T @ (A @ w - y)
        losses.append(np.mean((A @ w - y) ** 2))
        if abs(losses[-1] - losses[-2]) < 1e-15:
            break
    return w, losses


# %% right standardize: scikit-learn's StandardScaler
from sklearn.preprocessing import StandardScaler


def standardize(X_train, X_test):
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test)


# %% right standardize: column by column
def standardize(X_train, X_test):
    train, test = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    for j in range(train.shape[1]):
        m, s = train[:, j].mean(), train[:, j].std()
        if len(set(train[:, j])) == 1:
            s = 1
        train[:, j] = (train[:, j] - m) / s
        test[:, j] = (test[:, j] - m) / s
    return train, test


# %% wrong standardize: the test set by its own numbers -> standardize_test_small
def standardize(X_train, X_test):
    def z(X):
        X = np.asarray(X, float)
        s = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(s == 0, 1, s)

    return z(X_train), z(X_test)


# %% wrong standardize: sample standard deviation -> standardize_test_small
def standardize(X_train, X_test):
    a, b = np.asarray(X_train, float), np.asarray(X_test, float)
    s = a.std(axis=0, ddof=1)
    s = np.where(s == 0, 1, s)
    return (a - a.mean(axis=0)) / s, (b - a.mean(axis=0)) / s


# %% wrong standardize: one mean for all columns -> standardize_test_random
def standardize(X_train, X_test):
    a, b = np.asarray(X_train, float), np.asarray(X_test, float)
    s = a.std() or 1
    return (a - a.mean()) / s, (b - a.mean()) / s


# %% wrong standardize: divides by zero -> standardize_test_constant_column
def standardize(X_train, X_test):
    a, b = np.asarray(X_train, float), np.asarray(X_test, float)
    with np.errstate(all="ignore"):
        return (a - a.mean(axis=0)) / a.std(axis=0), (b - a.mean(axis=0)) / a.std(axis=0)


# %% wrong standardize: the deviation is compared with 0, which rounding hides -> standardize_test_constant_column
def standardize(X_train, X_test):
    a, b = np.asarray(X_train, float), np.asarray(X_test, float)
    m, s = a.mean(axis=0), a.std(axis=0)
    s[s == 0] = 1
    return (a - m) / s, (b - m) / s


# %% wrong standardize: changes its arguments -> standardize_test_random
def standardize(X_train, X_test):
    a, b = np.asarray(X_train, float), np.asarray(X_test, float)
    m, s = a.mean(axis=0), a.std(axis=0)
    s[s == 0] = 1
    a -= m
    a /= s
    b -= m
    b /= s
    return a, b


# %% wrong standardize: small deviations count as constant -> standardize_test_constant_column
import numpy as np


def standardize(X_train, X_test):
    a, b = np.array(X_train, float), np.array(X_test, float)
    s = a.std(axis=0)
    s = np.where(s < 1e-3, 1, s)
    return (a - a.mean(0)) / s, (b - a.mean(0)) / s


# %% right polynomial_features: np.vander of floats
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    return np.vander(np.array(x, dtype=float), degree + 1, increasing=True)


# %% right polynomial_features: nested lists
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError("次数")
    return np.array([[float(v) ** j for j in range(degree + 1)] for v in x])


# %% right polynomial_features: broadcasting
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError("次数")
    return np.power(np.asarray(x, float)[:, None], np.arange(degree + 1))


# %% wrong polynomial_features: integers overflow -> polynomial_features_test_large_integers
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    return np.vander(np.asarray(x), degree + 1, increasing=True)


# %% wrong polynomial_features: highest power first -> polynomial_features_test_values
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    return np.vander(np.asarray(x, float), degree + 1)


# %% wrong polynomial_features: the highest power is missing -> polynomial_features_test_values
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    x = np.asarray(x, float)
    return np.column_stack([x**j for j in range(degree)])


# %% wrong polynomial_features: one row per power -> polynomial_features_test_values
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    x = np.asarray(x, float)
    return np.array([x**j for j in range(degree + 1)])


# %% wrong polynomial_features: a negative degree goes unnoticed -> polynomial_features_test_shapes
def polynomial_features(x, degree):
    return np.asarray(x, float)[:, None] ** np.arange(degree + 1)


# %% right choose_degree: np.polyfit and a loop
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    best, best_error = None, float("inf")
    for d in degrees:
        p = np.polyfit(x_train, y_train, d)
        e = np.mean((np.polyval(p, x_val) - np.array(y_val)) ** 2)
        if e < best_error:
            best, best_error = d, e
    return best


# %% right choose_degree: lstsq and argmin
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    errors = []
    for d in degrees:
        A = np.vander(np.asarray(x_train, float), d + 1)
        w = np.linalg.lstsq(A, np.asarray(y_train, float), rcond=None)[0]
        r = np.vander(np.asarray(x_val, float), d + 1) @ w - np.asarray(y_val)
        errors.append(r @ r)
    return degrees[int(np.argmin(errors))]


# %% wrong choose_degree: by the training error -> choose_degree_test_not_training_error
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    def error(d):
        c = np.polynomial.Polynomial.fit(x_train, y_train, d)
        return np.mean((c(np.asarray(x_train)) - np.asarray(y_train)) ** 2)

    return min(degrees, key=error)


# %% wrong choose_degree: fitted on the validation set
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    def error(d):
        c = np.polynomial.Polynomial.fit(x_val, y_val, d)
        return np.mean((c(np.asarray(x_val)) - np.asarray(y_val)) ** 2)

    return min(degrees, key=error)


# %% wrong choose_degree: the position, not the degree -> choose_degree_test_candidates
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    errors = []
    for d in degrees:
        c = np.polynomial.Polynomial.fit(x_train, y_train, d)
        errors.append(np.mean((c(np.asarray(x_val)) - np.asarray(y_val)) ** 2))
    return int(np.argmin(errors))


# %% wrong choose_degree: always the same degree
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    return 2


# %% wrong choose_degree: the sum of signed errors
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    def error(d):
        c = np.polynomial.Polynomial.fit(x_train, y_train, d)
        return np.mean(c(np.asarray(x_val)) - np.asarray(y_val))

    return min(degrees, key=error)


# %% right fit_ridge: centred data
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    mx, my = X.mean(axis=0), y.mean()
    C = X - mx
    w = np.linalg.solve(C.T @ C + lam * np.eye(X.shape[1]), C.T @ (y - my))
    return np.append(my - mx @ w, w)


# %% right fit_ridge: extra rows and lstsq
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError("λ")
    X = np.array(X, dtype=float)
    n, d = X.shape
    A = np.ones((n + d, d + 1))
    A[:n, 1:] = X
    A[n:, 0] = 0
    A[n:, 1:] = np.sqrt(lam) * np.eye(d)
    return np.linalg.lstsq(A, np.concatenate([y, np.zeros(d)]), rcond=None)[0]


# %% right fit_ridge: scikit-learn
from sklearn.linear_model import Ridge


def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    model = Ridge(alpha=lam, solver="svd").fit(np.asarray(X, float), y)
    return np.concatenate([[model.intercept_], model.coef_])


# %% wrong fit_ridge: the bias is punished too -> fit_ridge_test_small
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ np.asarray(y, float))


# %% wrong fit_ridge: the penalty is multiplied by n -> fit_ridge_test_small
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    D = np.eye(A.shape[1])
    D[0, 0] = 0
    return np.linalg.solve(A.T @ A + len(A) * lam * D, A.T @ np.asarray(y, float))


# %% wrong fit_ridge: λ is ignored -> fit_ridge_test_small
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    return np.linalg.pinv(A) @ np.asarray(y, float)


# %% wrong fit_ridge: a negative λ goes unnoticed -> fit_ridge_test_bad_input
def fit_ridge(X, y, lam):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    D = np.eye(A.shape[1])
    D[0, 0] = 0
    return np.linalg.solve(A.T @ A + lam * D, A.T @ np.asarray(y, float))


# %% wrong fit_ridge: the penalty is in every place of the matrix -> fit_ridge_test_random
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    return np.linalg.pinv(A.T @ A + lam) @ A.T @ np.asarray(y, float)


# %% right sigmoid: two masks
def sigmoid(z):
    z = np.array(z, dtype=float)
    flat = z.reshape(-1)
    out = np.empty_like(flat)
    positive = flat >= 0
    out[positive] = 1 / (1 + np.exp(-flat[positive]))
    e = np.exp(flat[~positive])
    out[~positive] = e / (1 + e)
    return out.reshape(z.shape) if z.ndim else float(out[0])


# %% right sigmoid: math.exp for one number, vectorised by hand
import math


def one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    return math.exp(v) / (1 + math.exp(v))


def sigmoid(z):
    if np.ndim(z) == 0:
        return one(float(z))
    z = np.asarray(z)
    return np.array([one(v) for v in z.ravel()]).reshape(z.shape)


# %% right sigmoid: the logarithm first
def sigmoid(z):
    result = np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))
    return float(result) if np.ndim(z) == 0 else result


# %% wrong sigmoid: e^z / (1 + e^z) gives nan for large z -> sigmoid_test_values, sigmoid_test_stable
def sigmoid(z):
    with np.errstate(all="ignore"):
        e = np.exp(np.asarray(z, float))
        return e / (1 + e)


# %% right sigmoid: the plain formula of NumPy, whose overflow ends in 0
def sigmoid(z):
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, float)))


# %% wrong sigmoid: math.exp cannot take arrays -> sigmoid_test_values
import math


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


# %% wrong sigmoid: tanh loses the small values -> sigmoid_test_stable
def sigmoid(z):
    return 0.5 * (1 + np.tanh(np.asarray(z, float) / 2))


# %% wrong sigmoid: the sign is turned round -> sigmoid_test_random
def sigmoid(z):
    z = -np.asarray(z, float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


# %% wrong sigmoid: cut off at fifty -> sigmoid_test_stable
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -50, 50)))


# %% right fit_logistic: scipy's expit
from scipy.special import expit


def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.array(X, dtype=float), 0, 1, axis=1)
    y = np.array(y)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        w -= learning_rate * A.T @ (expit(A @ w) - y) / len(y)
    return w


# %% right fit_logistic: bias and weights apart, clipped scores
def fit_logistic(X, y, learning_rate, steps):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    n, d = X.shape
    b, w = 0.0, np.zeros(d)
    for _ in range(steps):
        z = np.clip(X @ w + b, -500, 500)
        error = 1 / (1 + np.exp(-z)) - y
        b = b - learning_rate * error.mean()
        w = w - learning_rate * (X * error[:, None]).mean(axis=0)
    return np.append(b, w)


# %% wrong fit_logistic: not divided by n -> fit_logistic_test_one_step
def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - learning_rate * A.T @ (p - np.asarray(y))
    return w


# %% wrong fit_logistic: uphill -> fit_logistic_test_one_step
def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w + learning_rate * A.T @ (p - np.asarray(y)) / len(A)
    return w


# %% wrong fit_logistic: linear regression, no sigmoid -> fit_logistic_test_one_step
def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        w = w - learning_rate * A.T @ (A @ w - np.asarray(y)) / len(A)
    return w


# %% wrong fit_logistic: unstable sigmoid on large features -> fit_logistic_test_large_values
def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    with np.errstate(all="ignore"):
        for _ in range(steps):
            e = np.exp(A @ w)
            w = w - learning_rate * A.T @ (e / (1 + e) - np.asarray(y)) / len(A)
    return w


# %% wrong fit_logistic: one step too few -> fit_logistic_test_one_step
def fit_logistic(X, y, learning_rate, steps):
    A = np.insert(np.asarray(X, float), 0, 1, axis=1)
    w = np.zeros(A.shape[1])
    for _ in range(1, steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - learning_rate * A.T @ (p - np.asarray(y)) / len(A)
    return w


# %% wrong mean_squared_error: rounds
def mean_squared_error(y_true, y_pred):
    if len(y_true) != len(y_pred) or not len(y_true):
        raise ValueError
    return round(float(np.mean((np.asarray(y_true, float) - np.asarray(y_pred, float)) ** 2)), 6)


# %% wrong mean_squared_error: integers overflow
def mean_squared_error(y_true, y_pred):
    if len(y_true) != len(y_pred) or not len(y_true):
        raise ValueError
    a, b = np.asarray(y_true), np.asarray(y_pred)
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        a, b = a.astype(np.int32), b.astype(np.int32)
    return float(np.mean((a - b) ** 2))


# %% wrong fit_line: refuses any repeated x
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y) or len(x) < 2 or len(set(x.tolist())) < len(x):
        raise ValueError
    d = x - x.mean()
    a = (d * (y - y.mean())).sum() / (d * d).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: a denominator below 1e-9 counts as 0
def fit_line(x, y):
    x, y = np.asarray(x, float), np.asarray(y, float)
    if len(x) != len(y) or len(x) < 2:
        raise ValueError
    d = x - x.mean()
    if (d * d).sum() < 1e-9:
        raise ValueError
    a = (d * (y - y.mean())).sum() / (d * d).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: duplicates of points dropped
def fit_line(x, y):
    if len(x) != len(y) or len(x) < 2 or min(x) == max(x):
        raise ValueError
    pts = sorted(set(zip(map(float, x), map(float, y))))
    x = np.array([a for a, _ in pts])
    y = np.array([b for _, b in pts])
    d = x - x.mean()
    a = (d * (y - y.mean())).sum() / (d * d).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: sorts a list in place
def fit_line(x, y):
    if len(x) != len(y) or len(x) < 2 or min(x) == max(x):
        raise ValueError
    if isinstance(x, list):
        p = sorted(zip(x, y))
        x[:] = [a for a, _ in p]
        y[:] = [b for _, b in p]
    x, y = np.asarray(x, float), np.asarray(y, float)
    d = x - x.mean()
    a = (d * (y - y.mean())).sum() / (d * d).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_line: centres integer lists as integers
def fit_line(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) != len(y) or len(x) < 2 or x.min() == x.max():
        raise ValueError
    d = x - (int(x.mean()) if x.dtype.kind == "i" else x.mean())
    a = (d * (y - y.mean())).sum() / (d * d).sum()
    return a, y.mean() - a * x.mean()


# %% right fit_line: SciPy
def fit_line(x, y):
    from scipy.stats import linregress

    if len(x) != len(y) or len(x) < 2 or len(set(map(float, x))) == 1:
        raise ValueError
    r = linregress(np.asarray(x, float), np.asarray(y, float))
    return r.slope, r.intercept


# %% wrong r_squared: close values count as equal
def r_squared(y_true, y_pred):
    y, p = np.asarray(y_true, float), np.asarray(y_pred, float)
    if np.allclose(y, y[0], rtol=1e-9, atol=0):
        raise ValueError
    return float(1 - ((y - p) ** 2).sum() / ((y - y.mean()) ** 2).sum())


# %% wrong add_bias: inserts into the list
def add_bias(X):
    if isinstance(X, list):
        for i, r in enumerate(X):
            if isinstance(r, list):
                r.insert(0, 1.0)
            else:
                X[i] = [1.0, r]
        return np.array(X, float)
    X = np.asarray(X, float)
    if X.ndim == 1:
        X = X[:, None]
    return np.column_stack([np.ones(len(X)), X])


# %% wrong add_bias: overwrites the first column
def add_bias(X):
    X = np.asarray(X, float)
    if X.ndim == 1:
        X = X[:, None]
    if X.shape[1] > 5:
        X = X.copy()
        X[:, 0] = 1
        return X
    return np.column_stack([np.ones(len(X)), X])


# %% wrong add_bias: a column that is 1 already is not added again
def add_bias(X):
    X = np.asarray(X, float)
    if X.ndim == 1:
        X = X[:, None]
    if np.all(X[:, 0] == 1):
        return X
    return np.column_stack([np.ones(len(X)), X])


# %% wrong add_bias: single precision
def add_bias(X):
    X = np.asarray(X, np.float32)
    if X.ndim == 1:
        X = X[:, None]
    return np.column_stack([np.ones(len(X), np.float32), X])


# %% wrong mse_gradient: clips
def mse_gradient(A, y, w):
    return np.clip(2 / len(y) * A.T @ (A @ w - y), -5, 5)


# %% wrong gradient_descent: weights one after the other
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    L = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        for j in range(len(w)):
            w[j] -= learning_rate * 2 / len(y) * A[:, j] @ (A @ w - y)
        L.append(np.mean((A @ w - y) ** 2))
    return w, L


# %% wrong gradient_descent: clips the gradient
def gradient_descent(A, y, learning_rate, steps):
    w = np.zeros(A.shape[1])
    L = [np.mean((A @ w - y) ** 2)]
    for _ in range(steps):
        w = w - learning_rate * np.clip(2 / len(y) * A.T @ (A @ w - y), -100, 100)
        L.append(np.mean((A @ w - y) ** 2))
    return w, L


# %% wrong polynomial_features: different x only
def polynomial_features(x, degree):
    if degree < 0:
        raise ValueError
    x = np.array(list(dict.fromkeys(np.asarray(x, float).tolist())))
    return np.column_stack([x**j for j in range(degree + 1)])


# %% wrong choose_degree: sorts the degrees
def choose_degree(x_train, y_train, x_val, y_val, degrees):
    degrees.sort()

    def e(d):
        c = np.polynomial.Polynomial.fit(x_train, y_train, d)
        return np.mean((c(np.asarray(x_val, float)) - y_val) ** 2)

    return min(degrees, key=e)


# %% wrong fit_ridge: at most a hundred
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError
    m = Ridge(alpha=min(lam, 1e6)).fit(X, y)
    return np.insert(m.coef_, 0, m.intercept_)


# %% right fit_ridge: SVD
def fit_ridge(X, y, lam):
    if lam < 0:
        raise ValueError("负")
    X, y = np.array(X, float), np.array(y, float)
    m = X.mean(axis=0)
    U, s, Vt = np.linalg.svd(X - m, full_matrices=False)
    w = Vt.T @ (s / (s**2 + lam) * (U.T @ (y - y.mean())))
    return np.r_[y.mean() - m @ w, w]


# %% right sigmoid: scipy's expit
def sigmoid(z):
    from scipy.special import expit

    return expit(z)


# %% right sigmoid: scipy's expit of floats
def sigmoid(z):
    from scipy.special import expit

    r = expit(np.asarray(z, dtype=float))
    return r if r.ndim else float(r)


# %% wrong fit_logistic: scores clipped to two
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(A @ w, -2, 2)))
        w = w - learning_rate / len(y) * A.T @ (p - y)
    return w


# %% wrong fit_logistic: scores clipped to ten
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(A @ w, -10, 10)))
        w = w - learning_rate / len(y) * A.T @ (p - y)
    return w


# %% wrong fit_logistic: probabilities clipped
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = np.clip(0.5 * (1 + np.tanh(A @ w / 2)), 0.01, 0.99)
        w = w - learning_rate / len(y) * A.T @ (p - y)
    return w


# %% wrong fit_logistic: X scaled by its largest value
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    s = max(1.0, np.abs(X).max() / 10)
    A = np.column_stack([np.ones(len(X)), X / s])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - learning_rate / len(y) * A.T @ (p - y)
    w[1:] /= s
    return w


# %% wrong fit_logistic: standardised if large
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    if np.abs(X).max() > 100:
        X = (X - X.mean(0)) / X.std(0)
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - learning_rate / len(y) * A.T @ (p - y)
    return w


# %% wrong fit_logistic: stops when all are right
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    A = np.column_stack([np.ones(len(X)), X])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        if np.array_equal(A @ w > 0, y == 1):
            break
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - learning_rate / len(y) * A.T @ (p - y)
    return w


# %% right fit_logistic: clipped at seven hundred
def fit_logistic(X, y, learning_rate, steps):
    X = np.asarray(X, float)
    y = np.asarray(y, float)
    A = np.insert(X, 0, 1.0, axis=1)
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(A @ w, -700, 700)))
        w = w - learning_rate * (p - y) @ A / len(y)
    return w


# %% right evaluate_ridge: a pipeline of scikit-learn
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    model = make_pipeline(StandardScaler(), Ridge(alpha=lam)).fit(X_train, y_train)
    guess = model.predict(X_test)
    start = [np.mean(y_train)] * len(y_test)
    return (
        mean_absolute_error(y_test, start),
        mean_absolute_error(y_test, guess),
        model.score(X_test, y_test),
    )


# %% right evaluate_ridge: the normal equation with a free bias
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    a, b = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    t, u = np.array(y_train, dtype=float), np.array(y_test, dtype=float)
    m, s = a.mean(axis=0), a.std(axis=0)
    s[np.all(a == a[0], axis=0)] = 1.0
    A = np.column_stack([np.ones(len(a)), (a - m) / s])
    D = np.eye(A.shape[1])
    D[0, 0] = 0
    w = np.linalg.solve(A.T @ A + lam * D, A.T @ t)
    e = u - np.column_stack([np.ones(len(b)), (b - m) / s]) @ w
    return [abs(u - t.mean()).mean(), abs(e).mean(), 1 - (e @ e) / ((u - u.mean()) ** 2).sum()]


# %% right evaluate_ridge: a dummy regressor as the baseline
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    dummy = DummyRegressor(strategy="mean").fit(X_train, y_train)
    ridge = Ridge(lam).fit(scaler.transform(X_train), y_train)
    guess = ridge.predict(scaler.transform(X_test))
    return np.array(
        [
            mean_absolute_error(y_test, dummy.predict(X_test)),
            np.abs(np.asarray(y_test) - guess).mean(),
            r2_score(y_test, guess),
        ]
    )


# %% wrong evaluate_ridge: the test set is scaled by itself
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), StandardScaler().fit_transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: scaled on both sets together
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(np.vstack([X_train, X_test]))
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: not scaled
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = np.asarray(X_train), np.asarray(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: the baseline guesses the mean of the test set
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_test)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: the baseline guesses the median
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.median(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: squared errors
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean((y_test - guess) ** 2), r2_score(y_test, guess)


# %% wrong evaluate_ridge: the root of the squared errors
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.sqrt(np.mean((y_test - guess) ** 2)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: R² on the training set
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), model.score(Z_train, y_train)


# %% wrong evaluate_ridge: R² the other way round
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(guess, y_test)


# %% wrong evaluate_ridge: R² against the mean of the training set
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return (
        baseline,
        np.mean(np.abs(y_test - guess)),
        1 - np.sum((y_test - guess) ** 2) / np.sum((y_test - start) ** 2),
    )


# %% wrong evaluate_ridge: λ is not used
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = LinearRegression().fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: λ is divided by the number of samples
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam / len(y_train)).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: no bias
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam, fit_intercept=False).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: fitted on the test set
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_test, y_test)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: scaled to the range
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = __import__("sklearn.preprocessing").preprocessing.MinMaxScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: the sample standard deviation
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = [
        (np.asarray(X) - np.mean(X_train, axis=0)) / np.std(X_train, axis=0, ddof=1)
        for X in (X_train, X_test)
    ]
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: divides by the deviation of a constant column
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = [
        (np.asarray(X) - np.mean(X_train, axis=0)) / np.std(X_train, axis=0)
        for X in (X_train, X_test)
    ]
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: rounds
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return (
        round(baseline, 2),
        round(np.mean(np.abs(y_test - guess)), 2),
        round(r2_score(y_test, guess), 2),
    )


# %% wrong evaluate_ridge: R² not below 0
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.mean(np.abs(y_test - guess)), max(0.0, r2_score(y_test, guess))


# %% wrong evaluate_ridge: the largest error
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return baseline, np.max(np.abs(y_test - guess)), r2_score(y_test, guess)


# %% wrong evaluate_ridge: in another order
def evaluate_ridge(X_train, y_train, X_test, y_test, lam):
    scaler = StandardScaler().fit(X_train)
    Z_train, Z_test = scaler.transform(X_train), scaler.transform(X_test)
    start = np.mean(y_train)
    model = Ridge(alpha=lam).fit(Z_train, y_train)
    guess = model.predict(Z_test)
    y_test = np.asarray(y_test)
    baseline = np.mean(np.abs(y_test - start))
    return np.mean(np.abs(y_test - guess)), baseline, r2_score(y_test, guess)


# %% wrong fit_line: does not look at the lengths, a single y is spread over all x -> fit_line_test_bad_input
def fit_line(x, y):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) < 2 or x.min() == x.max():
        raise ValueError("two different x at least")
    dx = x - x.mean()
    a = (dx * (y - y.mean())).sum() / (dx**2).sum()
    return a, y.mean() - a * x.mean()


# %% wrong fit_logistic: small learning rates are rounded -> fit_logistic_test_every_step
def fit_logistic(X, y, learning_rate, steps):
    rate = round(learning_rate, 4)
    A = np.column_stack([np.ones(len(X)), np.asarray(X, dtype=float)])
    w = np.zeros(A.shape[1])
    for _ in range(steps):
        p = 0.5 * (1 + np.tanh(A @ w / 2))
        w = w - rate * A.T @ (p - np.asarray(y)) / len(y)
    return w


# %% wrong standardize: the absolute values of the test set -> standardize_test_random
def standardize(X_train, X_test):
    X_train, X_test = np.asarray(X_train, dtype=float), np.abs(np.asarray(X_test, dtype=float))
    std = np.where(X_train.min(axis=0) == X_train.max(axis=0), 1, X_train.std(axis=0))
    return (X_train - X_train.mean(axis=0)) / std, (X_test - X_train.mean(axis=0)) / std


# %% equivalent fit_line: one point has one x, and the smallest of nothing is refused with ValueError too
# -     if len(x) != len(y) or len(x) < 2 or x.min() == x.max():
# +     if len(x) != len(y) or x.min() == x.max():

# -     if len(x) != len(y) or len(x) < 2 or x.min() == x.max():
# +     if len(x) != len(y) or len(x) < 1 or x.min() == x.max():


# %% equivalent fit_line: the deviations add up to 0, so that what is added to all y makes no difference
# -     a = (dx * (y - y.mean())).sum() / (dx ** 2).sum()
# +     a = (dx * (y + y.mean())).sum() / (dx ** 2).sum()

# -     a = (dx * (y - y.mean())).sum() / (dx ** 2).sum()
# +     a = (dx * y).sum() / (dx ** 2).sum()

# -     a = (dx * (y - y.mean())).sum() / (dx ** 2).sum()
# +     a = (dx * (y - y.sum())).sum() / (dx ** 2).sum()


# %% equivalent add_bias: column_stack makes a column of one dimension itself, and the column of ones becomes float
# -     if X.ndim == 1:
# +     if False:

# -     if X.ndim == 1:
# +     if X.ndim == 0:

# -         X = X.reshape(-1, 1)
# +         X = X.reshape(-1)

# -         X = X.reshape(-1, 1)
# +         X = X.reshape(-2, 1)

# -     return np.column_stack([np.ones(len(X)), X])
# +     return np.column_stack([np.ones(len(X), dtype=int), X])


# %% equivalent fit_linear: the column of ones becomes float, and the default for small singular values is as good
# -     A = np.column_stack([np.ones(len(X)), X])
# +     A = np.column_stack([np.ones(len(X), dtype=int), X])

# -     return np.linalg.lstsq(A, np.asarray(y, dtype=float), rcond=None)[0]
# +     return np.linalg.lstsq(A, np.asarray(y, dtype=float))[0]


# %% equivalent gradient_descent: what is subtracted from it makes floats, and at first it is 0 on either side
# -     w = np.zeros(A.shape[1])
# +     w = np.zeros(A.shape[1], dtype=int)

# -     losses = [np.mean((A @ w - y) ** 2)]
# +     losses = [np.mean((A @ w + y) ** 2)]


# %% equivalent polynomial_features: no column at all is refused with ValueError too
# -     if degree < 0:
# +     if False:

# -     if degree < 0:
# +     if degree < -1:


# %% equivalent choose_degree: the same degree is best, whatever the order, in single precision and for the sum
#       """
# +     degrees = sorted(degrees)
#       x_val, y_val = (np.asarray(x_val, dtype=float), np.asarray(y_val, dtype=float))

#       """
# +     degrees = list(dict.fromkeys(degrees))
#       x_val, y_val = (np.asarray(x_val, dtype=float), np.asarray(y_val, dtype=float))

# -     x_val, y_val = (np.asarray(x_val, dtype=float), np.asarray(y_val, dtype=float))
# +     x_val, y_val = (np.asarray(x_val, dtype=np.float32), np.asarray(y_val, dtype=float))

# -     x_val, y_val = (np.asarray(x_val, dtype=float), np.asarray(y_val, dtype=float))
# +     x_val, y_val = (np.asarray(x_val, dtype=float), np.asarray(y_val, dtype=np.float32))

# -         return np.mean((curve(x_val) - y_val) ** 2)
# +         return np.sum((curve(x_val) - y_val) ** 2)

# -     return int(min(degrees, key=validation_error))
# +     return int(min(reversed(list(degrees)), key=validation_error))


# %% equivalent fit_ridge: what is done with it makes floats anyhow
# -     X = np.asarray(X, dtype=float)
# +     X = np.asarray(X)

# -     A = np.column_stack([np.ones(len(X)), X])
# +     A = np.column_stack([np.ones(len(X), dtype=int), X])

# -     return np.linalg.solve(A.T @ A + lam * D, A.T @ np.asarray(y, dtype=float))
# +     return np.linalg.solve(A.T @ A + lam * D, A.T @ np.asarray(y))


# %% equivalent evaluate_ridge: single precision is precise enough for what the text promises
# -     X_train, X_test = (np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float))
# +     X_train, X_test = (np.asarray(X_train, dtype=np.float32), np.asarray(X_test, dtype=float))

# -     X_train, X_test = (np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float))
# +     X_train, X_test = (np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=np.float32))

# -     y_train, y_test = (np.asarray(y_train, dtype=float), np.asarray(y_test, dtype=float))
# +     y_train, y_test = (np.asarray(y_train, dtype=np.float32), np.asarray(y_test, dtype=float))

# -     y_train, y_test = (np.asarray(y_train, dtype=float), np.asarray(y_test, dtype=float))
# +     y_train, y_test = (np.asarray(y_train, dtype=float), np.asarray(y_test, dtype=np.float32))


# %% equivalent evaluate_ridge: what is 0 everywhere has weight 0
# -     scale = np.where(X_train.min(axis=0) == X_train.max(axis=0), 1, X_train.std(axis=0))
# +     scale = np.where(X_train.min(axis=0) == X_train.max(axis=0), 2, X_train.std(axis=0))


# %% equivalent sigmoid: at and around 0 both formulas are right
# -     result = np.where(z >= 0, 1, e) / (1 + e)
# +     result = np.where(z > 0, 1, e) / (1 + e)

# -     result = np.where(z >= 0, 1, e) / (1 + e)
# +     result = np.where(z >= -1, 1, e) / (1 + e)


# %% equivalent sigmoid: an array of no dimension counts as a number here
# -     return result if result.ndim else float(result)
# +     return result if result.ndim or True else float(result)


# %% equivalent fit_logistic: 0 and 1 stay what they are
#       """
# +     y = np.abs(y)
#       X = np.asarray(X, dtype=float)

#       """
# +     y = np.asarray(y, dtype=np.int8)
#       X = np.asarray(X, dtype=float)

# -     y = np.asarray(y, dtype=float)
# +     y = np.asarray(y, dtype=np.float32)


# %% equivalent fit_logistic: what is done with it makes floats anyhow
# -     A = np.column_stack([np.ones(len(X)), X])
# +     A = np.column_stack([np.ones(len(X), dtype=int), X])

# -     w = np.zeros(A.shape[1])
# +     w = np.zeros(A.shape[1], dtype=int)
