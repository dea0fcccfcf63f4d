"""Alliance Atlas: how two allies organise to defend cyberspace, and how they cooperate."""
