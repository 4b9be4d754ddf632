zbs("start",{"version":1,"block":2,"volumes":[[0,1,1]],"years":[[2025,0]]})
